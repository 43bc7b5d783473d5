// The shelf of Kettle & Crane, the demo shop: 24 things that run out.
import type { Product } from '../../../shared/schema/product.ts';

export type Category = 'coffee' | 'tea' | 'pantry' | 'brew-care';
export type Pack = 'bag' | 'tin' | 'jar' | 'carton' | 'box' | 'bottle';
export type Motif =
  | 'sunrise'
  | 'hills'
  | 'waves'
  | 'leaf'
  | 'moon'
  | 'bloom'
  | 'citrus'
  | 'frost'
  | 'drops'
  | 'rays'
  | 'comb'
  | 'beans';

/** `everyDays`: how long one usually lasts. `share`: how many of a hundred customers of its category favour it. */
export type Good = {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly brand: string;
  readonly size: string;
  readonly priceMinor: number;
  readonly notes: string;
  readonly about: string;
  readonly tags: readonly string[];
  readonly everyDays: number;
  readonly share: number;
  readonly pack: Pack;
  readonly motif: Motif;
  /** Pack, label and accent of its picture. */
  readonly colors: readonly [pack: string, label: string, accent: string];
};

export const CATEGORIES: readonly {
  readonly id: Category;
  readonly title: string;
  readonly about: string;
}[] = [
  { id: 'coffee', title: 'Coffee', about: 'Roasted on Tuesdays, at your door by Friday.' },
  { id: 'tea', title: 'Tea', about: 'Whole leaves from gardens we can name.' },
  { id: 'pantry', title: 'Pantry', about: 'What belongs next to the cup.' },
  { id: 'brew-care', title: 'Brew care', about: 'Small things that keep every cup tasting right.' },
];

type Row = readonly [
  id: string,
  title: string,
  size: string,
  priceMinor: number,
  everyDays: number,
  share: number,
  look: readonly [Pack, Motif, string, string, string],
  notes: string,
  about: string,
  ...tags: string[],
];

const shelf = (category: Category, brand: string, rows: readonly Row[]): Good[] =>
  rows.map(([id, title, size, priceMinor, everyDays, share, look, notes, about, ...tags]) => {
    const [pack, motif, ...colors] = look;
    return {
      ...{ id, title, category, brand, size, priceMinor, notes, about, tags },
      ...{ everyDays, share, pack, motif, colors },
    };
  });

export const GOODS: readonly Good[] = [
  ...shelf('coffee', 'Crane Roastery', [
    [
      'harbour-espresso',
      'Harbour Espresso',
      '250 g',
      1090,
      21,
      26,
      ['bag', 'waves', '#1d3b4a', '#f3e6d0', '#e08a4c'],
      'dark chocolate, hazelnut, molasses',
      'Our house espresso: heavy, sweet and forgiving, with or without milk.',
      'whole-bean',
      'espresso',
    ],
    [
      'first-light-filter',
      'First Light Filter',
      '250 g',
      1150,
      18,
      22,
      ['bag', 'sunrise', '#d9673d', '#fbeedb', '#f2b84b'],
      'honey, red apple, biscuit',
      'A bright and easy filter coffee for the first cup of the day.',
      'whole-bean',
      'filter',
    ],
    [
      'guji-natural',
      'Guji Natural',
      '250 g',
      1490,
      24,
      10,
      ['bag', 'bloom', '#7a2f4b', '#f8e3dd', '#e76f6a'],
      'blueberry, jasmine, cocoa nib',
      'From the highlands of Guji in Ethiopia, dried whole in the fruit.',
      'whole-bean',
      'single-origin',
    ],
    [
      'huila-washed',
      'Huila Washed',
      '250 g',
      1350,
      23,
      11,
      ['bag', 'hills', '#2f6b4f', '#f1ecd8', '#e3a93c'],
      'caramel, orange, milk chocolate',
      'Nine families in southern Colombia, one clean and sweet cup.',
      'whole-bean',
      'single-origin',
    ],
    [
      'nyeri-aa',
      'Nyeri AA',
      '250 g',
      1590,
      25,
      6,
      ['bag', 'rays', '#3a2a57', '#f5e7ee', '#e5566d'],
      'blackcurrant, grapefruit, brown sugar',
      'Kenya at its most vivid: juicy, winy, long.',
      'whole-bean',
      'single-origin',
    ],
    [
      'night-heron-decaf',
      'Night Heron Decaf',
      '250 g',
      1250,
      26,
      9,
      ['bag', 'moon', '#232a45', '#e9e6f3', '#c9b458'],
      'toffee, almond, baked pear',
      'Decaffeinated with nothing but water, so the second pot is no risk.',
      'whole-bean',
      'decaf',
    ],
    [
      'big-crane-espresso',
      'Harbour Espresso, large',
      '1 kg',
      3690,
      55,
      11,
      ['bag', 'beans', '#26312b', '#eadfc8', '#c9793f'],
      'dark chocolate, hazelnut, molasses',
      'The house espresso for homes with more than one early riser.',
      'whole-bean',
      'espresso',
      'large',
    ],
    [
      'still-water-cold-brew',
      'Still Water Cold Brew',
      '10 bags',
      1390,
      20,
      5,
      ['box', 'drops', '#2c5d73', '#e7f1f0', '#63b7af'],
      'cocoa, cherry, vanilla',
      'Ground coarse in compostable bags. Leave one in a litre of water overnight.',
      'ground',
      'cold-brew',
    ],
  ]),
  ...shelf('tea', 'Aralia', [
    [
      'earl-grey-calabria',
      'Earl Grey Calabria',
      '100 g',
      920,
      34,
      20,
      ['tin', 'citrus', '#27496d', '#f6ead2', '#f0a63a'],
      'bergamot, malt, lemon peel',
      'Assam and Keemun scented with cold-pressed bergamot from Reggio.',
      'black-tea',
    ],
    [
      'breakfast-assam',
      'Breakfast Assam',
      '125 g',
      850,
      30,
      24,
      ['tin', 'sunrise', '#8c3b2a', '#f8e6cf', '#e7a23d'],
      'malt, raisin, toast',
      'Strong enough for milk, round enough without.',
      'black-tea',
    ],
    [
      'uji-sencha',
      'Uji Sencha',
      '80 g',
      1380,
      32,
      14,
      ['tin', 'leaf', '#456b3c', '#f0f0da', '#a9bf58'],
      'spring greens, chestnut, sea air',
      'First flush from Uji, steamed deep for a full green cup.',
      'green-tea',
    ],
    [
      'jasmine-pearls',
      'Jasmine Pearls',
      '80 g',
      1620,
      38,
      10,
      ['tin', 'bloom', '#3f7a74', '#f6f1e6', '#f0c8c4'],
      'jasmine, white peach, cream',
      'Hand-rolled green tea, scented six nights over fresh blossoms.',
      'green-tea',
    ],
    [
      'masala-chai',
      'Masala Chai',
      '125 g',
      990,
      28,
      14,
      ['tin', 'rays', '#9c4a1f', '#fae5c3', '#d9482b'],
      'cardamom, ginger, black pepper',
      'Assam with whole spices, crushed the morning it is packed.',
      'black-tea',
      'spiced',
    ],
    [
      'garden-mint',
      'Garden Mint',
      '60 g',
      690,
      26,
      11,
      ['tin', 'hills', '#2f7d6b', '#e9f4ea', '#7cc49a'],
      'peppermint, fennel, lime leaf',
      'Peppermint and nana mint, cut small, with a little fennel.',
      'herbal',
      'caffeine-free',
    ],
    [
      'red-bush-vanilla',
      'Red Bush Vanilla',
      '100 g',
      780,
      33,
      7,
      ['tin', 'moon', '#a0413a', '#fbe9dc', '#f0b27a'],
      'vanilla, honey, dried apricot',
      'Rooibos with Madagascan vanilla. Good hot, better over ice.',
      'herbal',
      'caffeine-free',
    ],
  ]),
  ...shelf('pantry', 'Larder Lane', [
    [
      'oat-barista',
      'Oat Barista',
      '6 × 1 l',
      1440,
      16,
      38,
      ['carton', 'waves', '#d8b98a', '#fdf6e6', '#3e6c7a'],
      'foams, folds, stays sweet',
      'Oats, water, a little rapeseed oil. It pours like it should.',
      'vegan',
    ],
    [
      'wildflower-honey',
      'Wildflower Honey',
      '500 g',
      1180,
      48,
      18,
      ['jar', 'comb', '#d98c1f', '#fff4d6', '#8a4b12'],
      'clover, lime blossom, thyme',
      'Set honey from forty hives between the river and the wood.',
    ],
    [
      'drinking-chocolate',
      'Drinking Chocolate 70%',
      '300 g',
      1290,
      36,
      18,
      ['tin', 'beans', '#4a2c23', '#f3e1cf', '#c97b4a'],
      'cocoa, cream, a pinch of salt',
      'Grated Ecuadorian chocolate. Two spoons, hot milk, done.',
    ],
    [
      'almond-biscotti',
      'Almond Biscotti',
      '250 g',
      760,
      19,
      18,
      ['box', 'sunrise', '#c4583b', '#fdebd3', '#f2bf5e'],
      'roasted almond, orange, butter',
      'Baked twice, as they ought to be, and made to be dunked.',
    ],
    [
      'demerara-cubes',
      'Demerara Cubes',
      '500 g',
      490,
      60,
      8,
      ['box', 'comb', '#8a5a34', '#f7e7cd', '#d9a253'],
      'toffee, cane, a slow melt',
      'Rough-cut cane sugar for people who count in cubes.',
    ],
  ]),
  ...shelf('brew-care', 'Brightwater', [
    [
      'paper-filters',
      'Paper Filters No. 4',
      '100 pieces',
      590,
      45,
      36,
      ['box', 'rays', '#b98a5b', '#fbf3e2', '#5a7d6c'],
      'oxygen-bleached, no taste of paper',
      'Double-crimped cones that keep their shape in the pot.',
    ],
    [
      'citrus-descaler',
      'Citrus Descaler',
      '500 ml',
      890,
      62,
      24,
      ['bottle', 'citrus', '#d7e3a1', '#fbfbe9', '#7a9a2e'],
      'citric acid, nothing else',
      'Dissolves scale in kettles and machines, rinses clear.',
    ],
    [
      'group-head-tablets',
      'Cleaning Tablets',
      '60 pieces',
      1190,
      58,
      18,
      ['jar', 'frost', '#6f9fb5', '#f0f7fa', '#2b5d78'],
      'for espresso machines',
      'Lifts yesterday’s oils so that today’s shot tastes of today.',
    ],
    [
      'water-filter-duo',
      'Water Filter Duo',
      '2 cartridges',
      1490,
      56,
      22,
      ['box', 'drops', '#4d86a8', '#eaf4f8', '#9fd0dc'],
      'softens 150 litres each',
      'Fits every common jug. Softer water, clearer tea, no film.',
    ],
  ]),
];

/** The good of that id, or undefined. */
export const goodById = (id: string): Good | undefined => GOODS.find((good) => good.id === id);
export const pathOf = (good: Good): string => `/demo/products/${good.id}/`;
export const pictureOf = (good: Good): string => `/demo/img/${good.id}.svg`;

/** A good as a shop imports it. */
export function productOf(good: Good): Product {
  const { id, title, priceMinor, brand, category, tags } = good;
  return {
    id,
    title,
    priceMinor,
    brand,
    category,
    tags: [...tags],
    url: pathOf(good),
    image: pictureOf(good),
  };
}
