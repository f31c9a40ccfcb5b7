/** Position of the first of these elements, one below the other, whose lower edge is under `y`; else their number. */
export function firstBelow(elements: ArrayLike<Element>, y: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as Element).getBoundingClientRect().bottom > y) high = middle;
    else low = middle + 1;
  }
  return low;
}
