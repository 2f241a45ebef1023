// The screens of posts without one of their own; any other word is no screen.
import { error } from '@sveltejs/kit';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import type { PageLoad } from './$types.js';

export const load: PageLoad = ({ params }) => {
	const kind = POST_KINDS.find((each) => each === params.post);
	if (!kind) error(404, 'screen-not-found');
	return { kind };
};
