// SvelteKit's settings: the node adapter, and a content security policy that allows nothing from elsewhere.
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: 'build', precompress: true, envPrefix: 'CHANGJI_KIT_' }),
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self', 'ws:', 'wss:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (c) => {
				c.include.push('../*.config.ts', '../*.config.js');
				return c;
			}
		},
		// Registered by the cue screens, once they stand (src/lib/client/shell).
		serviceWorker: { register: false },
		version: { pollInterval: 0 }
	}
};
export default config;
