// A reason not to start that a person can act upon: shown as its sentence, without a stack.
export class PlainFault extends Error {
	override name = 'PlainFault';
}
