// Fault line: what went wrong, said where it did.
import type { VNode } from 'preact';
import type { Scene } from './scene.ts';
import type { Fault } from './state.ts';

/** Fields name it as what describes them. */
export const FAULT_ID = 'fault';

export const faultLine = ({ state, say }: Scene, fault: Fault): VNode | false =>
  state.fault === fault && (
    <p id={FAULT_ID} class="fault" role="alert">
      {say(fault)}
    </p>
  );
