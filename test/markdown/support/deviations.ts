/**
 * The examples in which we differ from the reference, each with its reason. What is a bug says so, and leaves the list
 * with its mend: the test fails when an example of the list is right.
 */
export const DEVIATIONS: Record<string, string> = {
  'CommonMark 24': 'bug: escapes in an info string stay as they are',
  'CommonMark 25':
    'the names of rare characters are not known: all 2,125 of them would weigh more than the parser',
  'CommonMark 34': 'bug: entities in an info string stay as they are',
  'CommonMark 202': 'bug: a backslash in an address is not encoded',
  'CommonMark 502': 'bug: a backslash in an address is not encoded',
  'CommonMark 602': 'bug: a bare address after a mark other than white space is no link',
  'CommonMark 603': 'bug: a backslash in an address is not encoded',
  'CommonMark 606': 'an escaped character may be part of a bare mail address',
  'GFM task lists 18': 'a box may stand in the line after the bullet',
  'GFM autolinks 15': 'bug: a bare address after a mark other than white space is no link',
  'GFM autolinks 16': 'bug: a bare address after a mark other than white space is no link',
  'GFM autolinks 21': 'bug: a bare address after a mark other than white space is no link',
  'GFM autolinks 22': 'bug: `http://.` is taken for an address',
  'GFM autolinks 23': 'bug: a bare address in capitals is no link',
  'GFM autolinks 34': 'bug: a backslash in an address is not encoded',
  'GFM autolinks 37':
    'a Chinese sentence goes on after an address without a space; GitHub takes the rest of it as well',
  'GFM autolinks 42': 'bug: what no browser takes for an address is a link without one',
  'GFM footnotes 6': 'the label of a footnote with a space is text; GitHub makes a link of it',
  'GFM footnotes 17': 'bug: a note that only another note refers to is not shown',
  'GFM footnotes 28': 'bug: an exclamation mark before a footnote hides it',
};
