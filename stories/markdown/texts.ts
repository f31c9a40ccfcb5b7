/** One text for each element of Markdown. */
export const HEADINGS = `# How a sourdough starter works

Flour and water hold *wild yeast* and **lactic bacteria**; warmth and time do the rest.

## The first week

Feed it once a day, at about the same hour.

### Signs that it is ready

It doubles within six hours and smells of yoghurt rather than of paint.

---

#### A last word

Old starters are not better than young ones. ~~They only have better stories.~~`;

export const LISTS = `Three things decide how a loaf turns out:

1. **Water.** More of it gives a more open crumb.
2. **Time.** A night in the fridge does what kneading cannot.
   - Twelve hours for a mild taste
   - Thirty-six for a sour one
     - with rye, even less
3. **Heat.** As hot as your oven goes.

Before you begin:

- [x] feed the starter
- [x] weigh the flour
- [ ] heat the oven to 250 °C`;

export const TABLE = `Hydration, side by side:

| Bread | Flour | Water | Hydration | Notes |
| :--- | ---: | ---: | :---: | --- |
| Bagel | 500 g | 275 g | 55 % | Boil for \`60 s\` before baking |
| Sandwich loaf | 500 g | 325 g | 65 % | Butter makes it **soft** |
| Country loaf | 500 g | 375 g | 75 % | The usual place to begin |
| Ciabatta | 500 g | 425 g | 85 % | Fold it, do not knead it |

The percentage is water over flour, nothing else.`;

export const CODE = `A hook that counts down:

\`\`\`tsx
import { useEffect, useState } from 'react';

/** Seconds that are left until a moment, once a second. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
\`\`\`

Install it with \`npm install use-countdown\`, or in Python:

\`\`\`python
def countdown(until: float, now: Callable[[], float] = time.monotonic, *, step: float = 1.0) -> Iterator[int]:
    while (left := until - now()) > 0:
        yield math.ceil(left)
        time.sleep(min(step, left))
\`\`\``;

export const QUOTES = `Somebody asked why the sky is dark at night:

> If the universe were endless, and its stars had always shone,
> every line of sight would end at a star.
>
> > Then the whole sky would be as bright as the sun.

It is not, so one of the two is wrong.`;

export const FOOTNOTES = `Bicycles stay upright for several reasons at once.[^trail] None of them alone is enough, as an experiment with a bicycle without gyroscopic effects showed.[^delft]

[^trail]: The front wheel touches the ground *behind* the steering axis. That distance is called **trail**.
[^delft]: It was built in 2011 and rode by itself at 4.6 m/s.`;

export const LINKS = `See the [HTML standard](https://html.spec.whatwg.org/ "WHATWG"), <https://www.w3.org/TR/WCAG22/>, www.example.com or write to editor@example.com.

An image waits for a click, since its address could carry what was said: ![A lighthouse at dusk](https://images.example.com/lighthouse.jpg)

A link with another scheme leads [nowhere](javascript:alert(1)), and <b>HTML</b> is text.`;

export const CHINESE_MARKDOWN = `## 如何挑选一款茶壶

**紫砂壶。**透气性好，适合泡*普洱*；但是**不要用洗洁精。**清水就够了。

| 茶类 | 水温 | 时间 |
| --- | ---: | ---: |
| 绿茶 | 80 ℃ | 1 分钟 |
| 乌龙 | 95 ℃ | 45 秒 |
| 普洱 | 100 ℃ | 20 秒 |

1. 先用热水温壶
2. 投茶三分之一
3. 第一泡倒掉

> 好茶不怕细品。`;

export const ARABIC_MARKDOWN = `## كيف تختار دراجة

**المقاس** أهم من السعر، و*الوزن* يأتي بعده.

1. قف فوق الإطار
2. اترك مسافة \`2 cm\`
3. جرّبها عشر دقائق

| النوع | الوزن |
| --- | ---: |
| مدينة | 14 kg |
| طريق | 8 kg |

> الدراجة الجيدة هي التي تركبها كل يوم.`;

/** One block for each family of languages. */
export const LANGUAGES = `A button that counts, in **TSX**:

\`\`\`tsx
import { useState } from 'react';

/** Counts its own clicks. */
export function Counter({ start = 0 }: { start?: number }): JSX.Element {
  const [count, setCount] = useState(start);
  const isEven = count % 2 === 0; // or use a bit
  return (
    <button type="button" data-even={isEven} onClick={() => setCount(count + 1)}>
      {isEven ? \`even: \${count}\` : <em>odd</em>}
    </button>
  );
}
\`\`\`

The endpoint behind it, in **Python**:

\`\`\`python
@app.post("/count")
async def count(step: int = 1) -> dict[str, int]:
    """Adds a step, and tells
    the new total."""
    return {"total": await store.add(step)}  # never below 0
\`\`\`

\`\`\`bash
$ curl -X POST "$HOST/count?step=2" --silent | jq .total
\`\`\`

\`\`\`json
{ "total": 42, "isEven": true, "name": "clicks" }
\`\`\`

\`\`\`sql
SELECT name, count(*) AS total FROM clicks WHERE at > '2026-01-01' GROUP BY name;
\`\`\`

\`\`\`css
.counter > button:hover { color: var(--accent); margin: 0 1.5rem; }
\`\`\`

\`\`\`diff
@@ -1,2 +1,2 @@
-const step = 1;
+const step = 2;
 export { step };
\`\`\``;

/** Every pair of marks, a system of equations, prices, and a formula that is none. */
export const FORMULAS = String.raw`The roots of $ax^2 + bx + c = 0$ are

$$
x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
$$

and their sum is \(-\tfrac{b}{a}\), for any $a \neq 0$. A system, aligned:

\[
\begin{aligned}
\nabla \cdot \mathbf{E} &= \frac{\rho}{\varepsilon_0} \\
\nabla \times \mathbf{B} &= \mu_0 \mathbf{J} + \mu_0 \varepsilon_0 \frac{\partial \mathbf{E}}{\partial t}
\end{aligned}
\]

| Function | Derivative |
| --- | --- |
| $\sin x$ | $\cos x$ |
| $e^{kx}$ | $k e^{kx}$ |

1. Cases: $$f(n) = \begin{cases} n/2 & \text{if } n \text{ is even} \\ 3n+1 & \text{otherwise} \end{cases}$$
2. A matrix: $\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}$, and what cancels: $\frac{\cancel{2}x}{\cancel{2}}$.

It costs $5 and not $6, and $HOME is no formula. Neither is this: $\frac{1}{$.

$$\sum_{k=0}^{n} \binom{n}{k} x^k y^{n-k} = (x+y)^n = x^n + n x^{n-1} y + \frac{n(n-1)}{2} x^{n-2} y^2 + \cdots + n x y^{n-1} + y^n + 0 + 0 + 0 + 0 + 0$$`;

export const ARABIC_FORMULAS = String.raw`حل المعادلة $ax^2 + bx + c = 0$ هو:

$$x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$$

حيث $a \neq 0$.`;
