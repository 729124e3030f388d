/** An ArrayBuffer that grows and shrinks where it is: Node 20 has it, the library of ES2023 does not. */
interface ArrayBuffer {
  readonly resize: (length: number) => void;
}

interface ArrayBufferConstructor {
  new (length: number, options: { readonly maxByteLength: number }): ArrayBuffer;
}
