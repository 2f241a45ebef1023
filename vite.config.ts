// Builds the pages; in development it also carries PocketBase and the sockets (see src/host/dev-plugin.ts).
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devServer } from './src/host/dev-plugin.ts';
import { leanSocket } from './src/host/lean-socket.ts';
import { leanWords } from './src/host/lean-words.ts';
import { pageChunks } from './src/host/page-chunks.ts';

export default defineConfig({
	plugins: [
		sveltekit(),
		devServer(),
		leanSocket(),
		leanWords(),
		pageChunks(),
		paraglideVitePlugin({
			project: './src/messages/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'baseLocale'],
			emitTsDeclarations: false
		})
	],
	// Venue tablets lag behind by years, not by a decade: toSorted is what sets the bar (README, decisions).
	build: { target: ['chrome110', 'safari16'] }
});
