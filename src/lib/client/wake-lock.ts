// Keeps a cue screen from going to sleep, and says whether it can: by the browser's own lock, or by a tiny film where there is none (iOS before 16.4, plain http).

/** `lock`, `film`: stays awake. `touch`: would, after one touch. `none`: the device sleeps when its owner has set it to. */
export type Awake = 'lock' | 'film' | 'touch' | 'none';

/**
 * Says how it stands each time that changes. Returns how to let the device sleep again.
 * The film follows what is known of WebKit (NoSleep.js issues 34, 85, 135): on the page, with a sound track that is not
 * muted (it is silent), not looped, begun by a touch.
 */
export function keepAwake(told: (awake: Awake) => void): () => void {
	const film = new AwakeFilm(told);
	let lock: WakeLockSentinel | null = null;
	let wanted = true;

	const ask = async (): Promise<void> => {
		if (!wanted || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
		if (!('wakeLock' in navigator)) return film.begin();
		try {
			lock = await navigator.wakeLock.request('screen');
			if (!wanted) return void lock.release();
			lock.addEventListener('release', () => void ask());
			told('lock');
		} catch {
			// Refused on low battery: the film may still do it.
			lock = null;
			film.begin();
		}
	};
	const back = (): void => void ask();

	void ask();
	document.addEventListener('visibilitychange', back);
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', back);
		void lock?.release();
		film.end();
	};
}

/** Shorter than the film: before its end it goes back to its start, since a looped one does not count. */
const AGAIN_S = 2;

class AwakeFilm {
	readonly #told: (awake: Awake) => void;
	#film: HTMLVideoElement | null = null;

	constructor(told: (awake: Awake) => void) {
		this.#told = told;
	}

	begin(): void {
		if (this.#film) return void this.#play();
		this.#told('touch');
		for (const name of ['pointerdown', 'keydown']) document.addEventListener(name, this.#touched);
	}

	end(): void {
		for (const name of ['pointerdown', 'keydown']) document.removeEventListener(name, this.#touched);
		this.#film?.remove();
		this.#film = null;
	}

	readonly #touched = (): void => {
		if (!this.#film) {
			const film = document.createElement('video');
			film.src = '/awake.mp4';
			film.playsInline = true;
			film.title = document.title;
			film.setAttribute('aria-hidden', 'true');
			film.style.cssText = 'position:fixed;right:0;bottom:0;width:2px;height:2px;pointer-events:none';
			film.addEventListener('timeupdate', () => {
				if (film.currentTime > AGAIN_S) film.currentTime = 0;
			});
			document.body.append(film);
			this.#film = film;
		}
		void this.#play();
	};

	async #play(): Promise<void> {
		try {
			await this.#film?.play();
			for (const name of ['pointerdown', 'keydown']) document.removeEventListener(name, this.#touched);
			this.#told('film');
		} catch {
			// This browser plays nothing here: the next touch tries again.
			this.#told('none');
		}
	}
}
