// The words of the screens in the browser's build: one choice of language for all of them, instead of the same seventy letters of code around each.
import type { Plugin } from 'vite';

const MESSAGE = /\/paraglide\/messages\/\w+\.js$/;
const CHOICE =
	/^export const (\w+) = .*?\(\(inputs[^\n]*\n\s*const locale = [^\n]*\n\s*if \(locale === "en"\) return (\w+)\(inputs\)\n\s*return (\w+)\(inputs\)\n\}\);?/ms;
const CHOOSER = 'virtual:changji-words';

/** What the message compiler writes, with its choice of language taken out; null = it writes something else now. */
export function leanWord(code: string): string | null {
	const lean = code.replace(CHOICE, 'export const $1 = /* @__PURE__ */ told($3, $2);');
	return lean === code ? null : lean.replace(/^import .*$/m, `import { told } from '${CHOOSER}';`);
}

export function leanWords(): Plugin {
	return {
		name: 'changji:lean-words',
		enforce: 'pre',
		resolveId: (id) => (id === CHOOSER ? `\0${CHOOSER}` : null),
		load: (id) =>
			id === `\0${CHOOSER}`
				? "import { getLocale } from '/src/lib/paraglide/runtime.js';\nexport const told = (zh, en) => (words, said) => ((said?.locale ?? getLocale()) === 'en' ? en : zh)(words ?? {});"
				: null,
		transform(code, id) {
			return this.environment.name === 'client' && MESSAGE.test(id) ? leanWord(code) : null;
		}
	};
}
