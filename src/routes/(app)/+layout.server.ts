// Staff pages are for people who are logged in and in a team; everyone else is shown the door that fits.
import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types.js';

const THEMES = ['light', 'dark'] as const;

export const load: LayoutServerLoad = ({ locals, url, cookies }) => {
	const { who, team, link } = locals;
	// A tablet on a table that was installed from its join link opens at home: its home is that screen.
	if (!who && link && url.pathname === '/') redirect(303, `/streams/${link.streamId}/screen/${link.postKind}`);
	if (!who) redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	if (!team && !url.pathname.startsWith('/team')) redirect(303, '/team');
	const chosen = cookies.get('changji_theme');
	return {
		me: { name: who.name, email: who.email },
		team: team && { id: team.teamId, name: team.teamName, level: team.level, memberId: team.memberId },
		teams: who.memberships.map(({ teamId, teamName }) => ({ id: teamId, name: teamName })),
		theme: THEMES.find((theme) => theme === chosen) ?? ('light' as const)
	};
};
