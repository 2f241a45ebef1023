// Builds the pages; in development it also carries PocketBase and the sockets (see src/host/dev-plugin.ts).
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devServer } from './src/host/dev-plugin.ts';

export default defineConfig({
	plugins: [
		sveltekit(),
		devServer(),
		paraglideVitePlugin({
			project: './src/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'baseLocale'],
			emitTsDeclarations: false
		})
	],
	// Venue tablets and WeChat's web view lag behind: faults-and-security.md, "Client realities".
	build: { target: ['chrome87', 'safari14'] }
});
