// What the review stands on. A PocketBase that does not answer leaves the written part usable.
import { basisOf } from '#lib/domain/review/material.ts';
import { log } from '#lib/server/log.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { materialFor } from '#lib/server/review/material.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
	depends('changji:review');
	const { open } = await askerOf(locals, params.streamId);
	const basis = basisOf(open.room.state);
	try {
		return { basis, material: await materialFor(open) };
	} catch (fault) {
		log.error({ err: fault, stream: params.streamId }, 'the files of a review could not be read');
		return { basis, material: null };
	}
};
