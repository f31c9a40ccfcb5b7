/** Markdown that makes every element that an answer can hold. */
export const everyElement = `# One

## Two

### Three

#### Four

Text with *emphasis*, **weight**, ~~what was~~, \`code\`, [a link](https://example.com), a note[^1], [one in a link[^1]](https://example.com) and a source [1].

![An image](https://example.com/image.png)

- a list
  - inside a list
- [x] done
- [ ] to do

1. first

   with a second paragraph
2. second

> A quotation
>
> > inside a quotation

---

| left | right |
|:---|---:|
| \`a\` | 1 |
| b | **2** |

\`\`\`ts
const one = 1;
\`\`\`

[^1]: The note.
`;
