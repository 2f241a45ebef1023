// Every reason has its sentence in both languages, with the words it needs.
import { expect, test } from 'vitest';
import en from '../../../messages/import.en.json' with { type: 'json' };
import zh from '../../../messages/import.zh-CN.json' with { type: 'json' };
import { columnLetters, IssueBook, ISSUE_REASONS, issueWords } from './issue.ts';

test.each(ISSUE_REASONS)('%s can be said', (reason) => {
	const key = `import_issue_${reason.replaceAll('-', '_')}`;
	const params = issueWords({ reason, sheet: 's', row: 2, column: 28, header: 'h', raw: 'x' });
	for (const messages of [zh, en] as Record<string, string>[]) {
		const words = [...(messages[key] ?? '').matchAll(/\{(\w+)\}/gu)].map(([, word]) => word ?? '');
		expect(words).not.toHaveLength(0);
		for (const word of words) expect(params).toHaveProperty(word);
	}
});

test('columns are named as spreadsheets name them', () => {
	expect([1, 26, 27, 55, 0].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'BC', '']);
});

test('a file of bad rows lists the first issues and counts the rest', () => {
	const book = new IssueBook('s');
	for (let row = 1; row <= 2_000; row += 1) book.add('unreadable-number', row, 1, 'h', 'x'.repeat(200));
	expect(book.issues.total).toBe(2_000);
	expect(book.issues.list).toHaveLength(500);
	expect(book.issues.list[0]?.raw).toHaveLength(80);
});
