// A heading that is pulled: by its edge the column becomes wider, by its middle it moves among the others.

/** Follows one pointer across the screen: told how far (px) it went, and at the end whether it was let go or given up. */
export function pull(from: PointerEvent, moved: (by: number, x: number) => void, end: (done: boolean) => void): void {
	from.preventDefault();
	const stop = new AbortController();
	const { signal } = stop;
	let far = false;
	const finish = (done: boolean): void => {
		stop.abort();
		end(done && far);
	};
	const mine = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
		if (event.pointerId === from.pointerId) act(event);
	};
	window.addEventListener(
		'pointermove',
		mine((event) => {
			far ||= Math.abs(event.clientX - from.clientX) > 3;
			if (far) moved(event.clientX - from.clientX, event.clientX);
		}),
		{ signal }
	);
	window.addEventListener(
		'pointerup',
		mine(() => finish(true)),
		{ signal }
	);
	window.addEventListener(
		'pointercancel',
		mine(() => finish(false)),
		{ signal }
	);
	window.addEventListener('keydown', (event) => event.key === 'Escape' && finish(false), { signal });
}
