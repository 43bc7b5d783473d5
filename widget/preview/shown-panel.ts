// The panel on the page: one a document, kept up to date while the preview lasts.
import { type Look, shadow } from '../views/shadow.ts';
import styles from './panel.css';
import { panel, type Told } from './panel.tsx';

/** Where what it says comes from, and what its buttons do. */
export type Source = {
  readonly told: () => Omit<Told, 'folded'>;
  readonly show: (campaign: string) => void;
  readonly leave: () => void;
};

/** Nothing tells when a trigger fires or what it waits for is over. */
const LOOK_MS = 500;

let source: Source;
let root: HTMLElement | undefined;
let folded = matchMedia('(max-width:600px)').matches;
let draw: () => void;

/** Shows it, or has it tell of another page; again where the shop exchanged its whole body. */
export function showPanel(look: Look, from: Source): void {
  source = from;
  if (!root?.isConnected) mount(look);
  draw();
}

function mount(look: Look): void {
  if (!root) setInterval(() => draw(), LOOK_MS);
  const [element, render] = shadow(document.body, styles, look);
  root = element;
  draw = () =>
    render(
      panel(
        { ...source.told(), folded },
        {
          fold: () => {
            folded = !folded;
            draw();
          },
          show: (campaign) => {
            source.show(campaign);
            draw();
          },
          leave: () => source.leave(),
        },
      ),
    );
}
