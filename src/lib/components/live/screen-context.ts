// Hands what all screens share from their frame to the screen inside: the desk, and how to turn the light.
import { createContext } from 'svelte';
import type { Awake } from '#lib/client/wake-lock.ts';
import type { ReadingPlace } from '#lib/domain/script/spoken-line.ts';
import type { Desk } from './desk.ts';

export interface ScreenFrame {
	readonly desk: Desk;
	readonly light: boolean;
	/** Whether this device stays awake; null = not known yet. */
	readonly awake: Awake | null;
	turnLight(): void;
	/** Where this screen's 提词器 stands, for whoever steps in; null = it is not open. */
	readonly eye: { reading: ReadingPlace | null };
	/** Where this person's way back leads; null on a linked screen, which has nowhere else to go. */
	readonly back: string | null;
}

const [useFrame, setFrame] = createContext<ScreenFrame>();
export { setFrame, useFrame };
