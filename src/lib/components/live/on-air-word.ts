// What stands over the item on air: that it is, or that the clock stands.
import { m } from '#lib/paraglide/messages.js';
import type { Mood } from './mood.ts';

export const onAirWord = (mood: Mood): string => (mood === 'hold' ? m.air_mood_hold() : m.air_now());
