// Whether a key belongs to something that is being typed into or is open, and not to the screen.

/** Whether a press belongs to a field, a list or a question in front of the page instead of the desk. */
export function isElsewhere(target: EventTarget | null): boolean {
	if (!(target instanceof Element)) return false;
	return target.closest('input, textarea, select, [contenteditable], dialog, [role=menu], [role=slider]') !== null;
}
