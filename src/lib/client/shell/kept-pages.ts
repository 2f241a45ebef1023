// What the service worker knows of the pages it keeps: of which build one is, and what to show when none fits.

/** Whether a page's HTML asks for code that this build does not have: it would open without a script. */
export function ofOtherBuild(html: string, build: readonly string[]): boolean {
	const own = new Set(build);
	const wanted = html.match(/\/_app\/immutable\/[\w./-]+\.js/g) ?? [];
	return wanted.some((path) => !own.has(path));
}

const SCREEN = /^\/streams\/[\w-]+\/screen\/([\w-]+)$/;
const NAMES: Readonly<Record<string, string>> = {
	director: '场控台 Desk',
	host: '主播屏 Host',
	cohost: '副播屏 Co-host',
	assistant: '助播屏 Assistant',
	operator: '中控屏 Operator',
	pace: '负责人 Pace',
	wall: '大屏 Wall'
};

/** The page for an address that is not kept: says so in both languages (nobody is there to ask which) and leads to the screens that are. */
export function offlinePage(paths: readonly string[]): Response {
	const links = paths.flatMap((path) => {
		const post = SCREEN.exec(path)?.[1];
		return post ? [`<li><a href="${path}">${NAMES[post] ?? post}</a></li>`] : [];
	});
	const list =
		links.length > 0
			? `<p>这台设备上存着的屏还能打开：<br><small>Screens kept on this device still open:</small></p><ul>${links.join('')}</ul>`
			: '';
	const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>场记 · 离线</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{display:grid;place-content:center;gap:12px;min-height:100vh;margin:0;padding:24px;background:#12302f;color:#f3f7f5;font:20px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:32px}small{opacity:.8}ul{display:grid;gap:8px;margin:0;padding:0;list-style:none}
a{display:block;padding:12px 16px;border:1px solid #5fb3ad;color:inherit;text-decoration:none}</style></head>
<body><h1>连不上服务器</h1><p>检查网络，或等服务器回来再刷新。<br><small>The server is out of reach. Check the network, or reload when it is back.</small></p>${list}</body></html>`;
	return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
