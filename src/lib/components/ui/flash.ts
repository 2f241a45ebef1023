// A value that changed flashes its cell once, so that the eye finds it. The first showing does not flash.
import type { Action } from 'svelte/action';

/** `<td use:flash={price}>`: 400 ms, not at all when the person asked for less motion. */
export const flash: Action<HTMLElement, unknown> = (node, first) => {
	let last = first;
	return {
		update(value) {
			if (Object.is(value, last)) return;
			last = value;
			if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
			node.animate?.([{ backgroundColor: 'var(--accent-tint)' }, { backgroundColor: 'transparent' }], 400);
		}
	};
};
