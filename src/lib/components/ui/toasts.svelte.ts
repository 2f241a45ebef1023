// Short words about what just happened. Only browser handlers call this; a server render must not (it would speak to everybody).
export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly kind: 'done' | 'warn' | 'refused';
	readonly act: { readonly label: string; readonly run: () => void } | null;
}

const LIFE = { done: 4_000, warn: 8_000, refused: 8_000 } as const;

class Toasts {
	shown = $state.raw<readonly Toast[]>([]);
	#last = 0;

	say(text: string, kind: Toast['kind'] = 'done', act: Toast['act'] = null): void {
		const toast: Toast = { id: ++this.#last, text, kind, act };
		// Said twice is shown once, and never more than three: they must not cover the work.
		this.shown = [...this.shown.filter((t) => t.text !== text), toast].slice(-3);
		setTimeout(() => this.dismiss(toast.id), act ? LIFE.warn : LIFE[kind]);
	}

	dismiss(id: number): void {
		this.shown = this.shown.filter((t) => t.id !== id);
	}
}

export const toasts = new Toasts();
