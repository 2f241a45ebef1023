// Lint rules; the last blocks hold what style.md says of domain and sync: no clock, no randomness.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const impure = [
	{ selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'time is an argument' },
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time is an argument' },
	{ selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'ids are arguments' }
];

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', '.cache/', '.data/', 'src/lib/paraglide/', 'test-results/']),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// Links here are plain paths of this app; there is no base path.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	{
		files: ['src/lib/domain/**/*.ts', 'src/lib/sync/**/*.ts'],
		ignores: ['**/*.test.ts', 'src/lib/sync/testing/**'],
		rules: { 'no-restricted-syntax': ['error', ...impure] }
	},
	{
		files: ['pocketbase/pb_migrations/**/*.js', 'pocketbase/pb_hooks/**/*.js'],
		rules: { '@typescript-eslint/no-unused-vars': 'off', '@typescript-eslint/triple-slash-reference': 'off' }
	}
);
