/**
 * The examples in which we differ from the reference, each with its reason. What is a bug says so, and leaves the list
 * with its mend: the test fails when an example of the list is right.
 */
export const DEVIATIONS: Record<string, string> = {
  'CommonMark 25':
    'the names of rare characters are not known: all 2,125 of them would weigh more than the parser',
  'CommonMark 606': 'an escaped character may be part of a bare mail address',
  'GFM task lists 18': 'a box may stand in the line after the bullet',
  'GFM autolinks 22': '`www.` alone is no address',
  'GFM autolinks 37':
    'a Chinese sentence goes on after an address without a space; GitHub takes the rest of it as well',
  'GFM autolinks 42': 'what no browser takes for an address is text',
  'GFM footnotes 6': 'the label of a footnote with a space is text; GitHub makes a link of it',
  'GFM footnotes 23': 'a reference to a footnote within a link is a number: links do not nest',
};
