// What the terminal shows once the show can begin: where to go, a code to point a phone at, and the logins.
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';

const levels: Record<FirstLogin['level'], string> = {
	owner: '负责人',
	producer: '编导/运营',
	crew: '场上人员',
	viewer: '只读'
};

/** Addresses other machines in the room can reach; IPv4 first, as people type it. */
export function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter((a) => !a.internal && (a.family === 'IPv4' || !a.address.startsWith('fe80')))
		.sort((a, b) => a.family.localeCompare(b.family))
		.map((a) => (a.family === 'IPv6' ? `[${a.address}]` : a.address));
}

export interface Announcement {
	host: string;
	port: number;
	origin: string | null;
	lan: readonly string[];
	logins: readonly FirstLogin[];
	setupUrlPath?: string | undefined;
	dataDir: string;
}

export function announcement(a: Announcement): string {
	const everywhere = a.host === '0.0.0.0' || a.host === '::';
	const here = `http://${everywhere ? 'localhost' : a.host}:${a.port}`;
	const room = everywhere ? a.lan.map((ip) => `http://${ip}:${a.port}`) : [];
	const scan = a.origin ?? room[0];
	const lines = ['', '  场记 Changji', '', `  本机 this machine   ${here}`];
	for (const url of room) lines.push(`  局域网 network      ${url}`);
	// Browsers keep pages, and screens awake, for https and for this machine alone; what people scan is neither.
	if (room.length > 0 && !a.origin?.startsWith('https:'))
		lines.push('  局域网是 http:开着的屏断网照走,但装不到桌面,断网时不能刷新(要 https,见 README)');
	if (a.origin) lines.push(`  对外 public         ${a.origin}`);
	if (scan) lines.push('', `  扫码打开 scan       ${scan}`, indent(renderUnicodeCompact(scan, { border: 2 })));
	if (a.setupUrlPath) lines.push('', `  首次设置 set-up     ${a.origin ?? here}${a.setupUrlPath}`);
	if (a.logins.length > 0) {
		lines.push('', '  登录 logins');
		const widest = Math.max(...a.logins.map((l) => l.email.length));
		for (const l of a.logins)
			lines.push(`    ${l.email.padEnd(widest)}  ${l.password ?? '(已改 changed)'}  ${l.name} ${levels[l.level]}`);
	}
	lines.push('', `  数据 data           ${a.dataDir}`, '');
	return lines.join('\n');
}

const indent = (block: string) => block.replace(/^/gm, '  ');
