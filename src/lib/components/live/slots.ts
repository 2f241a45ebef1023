// Who stands where in a row of things that come and go: each keeps its place, so that a finger on its way hits what it was meant for.

/** Asked again and again with who is there now, answers the slots by id (null = free): a new one takes the first that is free. */
export function slotKeeper(): (ids: readonly string[]) => readonly (string | null)[] {
	let slots: (string | null)[] = [];
	return (ids) => {
		slots = slots.map((id) => (id !== null && ids.includes(id) ? id : null));
		for (const id of ids)
			if (!slots.includes(id)) slots[slots.includes(null) ? slots.indexOf(null) : slots.length] = id;
		return slots;
	};
}
