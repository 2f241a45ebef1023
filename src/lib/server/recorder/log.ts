// The recorder's files: one growing log cut into segments. Writes one flush at a time and never puts a good one behind a broken one.
import { join } from 'node:path';
import type { Disk, LogFile } from './disk.ts';
import { RecorderDamaged } from './fault.ts';
import { encodeFrame, readFrames, type Frame } from './frame.ts';

/** What a torn last flush left behind: it was never acknowledged, and opening cut it off. */
export interface Cut {
	readonly file: string;
	readonly offset: number;
	readonly bytes: number;
}

const NAME = /^log-(\d{12})\.rec$/;
/** A segment is named after its first flush, so a missing one shows. */
const nameOf = (first: number): string => `log-${String(first).padStart(12, '0')}.rec`;

export class Log {
	readonly folder: string;
	readonly #disk: Disk;
	readonly #segmentBytes: number;
	/** First flush number of every segment, oldest first; the last is being written. */
	#segments: number[] = [];
	#file: LogFile | null = null;
	#good = 0;
	#next = 1;
	/** The last write failed: what lies behind `#good` is unknown and must go before anything is written. */
	#broken = false;
	cut: Cut | null = null;

	private constructor(folder: string, disk: Disk, segmentBytes: number) {
		this.folder = folder;
		this.#disk = disk;
		this.#segmentBytes = segmentBytes;
	}

	/** Reads every segment, cuts a torn end, and is ready to write. Throws RecorderDamaged. */
	static async open(
		folder: string,
		disk: Disk,
		segmentBytes: number,
		visit: (frame: Frame, segment: number) => void
	): Promise<Log> {
		const log = new Log(folder, disk, segmentBytes);
		const found = (await disk.list(folder)).map((name) => NAME.exec(name)?.[1]).filter((n) => n !== undefined);
		const firsts = found.map(Number).sort((a, b) => a - b);
		for (const first of firsts) await log.#scan(first, first === firsts.at(-1), visit);
		await log.#openLast();
		return log;
	}

	async #scan(first: number, last: boolean, visit: (frame: Frame, segment: number) => void): Promise<void> {
		const file = join(this.folder, nameOf(first));
		if (this.#segments.length && first !== this.#next)
			throw new RecorderDamaged(file, 0, `begins with record ${first}, but the records from ${this.#next} are missing`);
		const bytes = await this.#disk.read(file);
		const { frames, good } = readFrames(file, bytes, first, last);
		for (const frame of frames) visit(frame, first);
		this.#segments.push(first);
		this.#next = first + frames.length;
		this.#good = good;
		if (good < bytes.length) this.cut = { file, offset: good, bytes: bytes.length - good };
	}

	async #openLast(): Promise<void> {
		if (this.#segments.length === 0) return this.#begin();
		this.#file = await this.#disk.open(join(this.folder, nameOf(this.#segments.at(-1) ?? 1)));
		if (!this.cut) return;
		await this.#file.truncate(this.#good);
		await this.#file.flush();
	}

	/** Begins a segment; its name is on the disk before anything in it can be acknowledged. */
	async #begin(): Promise<void> {
		const file = await this.#disk.open(join(this.folder, nameOf(this.#next)));
		try {
			await file.truncate(0); // left by a begin that failed half way; nothing in it was acknowledged
			await this.#disk.flushFolder(this.folder);
		} catch (error) {
			await file.close();
			throw error;
		}
		await this.#file?.close();
		this.#file = file;
		this.#good = 0;
		if (this.#segments.at(-1) !== this.#next) this.#segments.push(this.#next);
	}

	/**
	 * Writes one flush and answers the segment it lies in once it is on the disk. Only one call at a time.
	 * Throws what the disk throws; then nothing of it counts, and the next call first removes what is left of it.
	 */
	async write(body: string): Promise<{ segment: number; rolled: boolean }> {
		if (this.#broken) await this.#repair();
		const rolled = this.#good >= this.#segmentBytes;
		if (rolled) await this.#begin();
		const frame = encodeFrame(this.#next, body);
		if (!this.#file) throw new Error('the recorder is closed');
		this.#broken = true;
		await this.#file.write(frame, this.#good);
		await this.#file.flush();
		this.#broken = false;
		this.#good += frame.length;
		this.#next += 1;
		return { segment: this.#segments.at(-1) ?? 1, rolled };
	}

	/** After a failed flush the system may have forgotten which pages it still owes the disk: go on in a new file. */
	async #repair(): Promise<void> {
		await this.#file?.truncate(this.#good);
		await this.#file?.flush();
		if (this.#good > 0) await this.#begin();
		this.#broken = false;
	}

	get segments(): readonly number[] {
		return this.#segments;
	}

	/** The flushes of one segment, read from the disk. */
	async read(segment: number): Promise<Frame[]> {
		const file = join(this.folder, nameOf(segment));
		// Behind `#good` a flush may be under way right now.
		const good = segment === this.#segments.at(-1) ? this.#good : undefined;
		return readFrames(file, (await this.#disk.read(file)).subarray(0, good), segment, false).frames;
	}

	/** Removes the oldest segment, never the one being written. */
	async dropOldest(): Promise<void> {
		const [oldest] = this.#segments;
		if (oldest === undefined || this.#segments.length < 2) return;
		await this.#disk.remove(join(this.folder, nameOf(oldest)));
		this.#segments = this.#segments.slice(1);
		await this.#disk.flushFolder(this.folder); // else a power cut could bring an older one back without the next
	}

	async close(): Promise<void> {
		await this.#file?.close();
		this.#file = null;
	}
}
