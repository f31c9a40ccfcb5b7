import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline';
import type { ReactElement } from 'react';
import { HostPage, type HostPageProps } from './HostPage.tsx';

/** A page made with Bootstrap. */
export function BootstrapPage({ mode, ...props }: HostPageProps & { mode: 'light' | 'dark' }): ReactElement {
  return (
    <HostPage css={bootstrap} {...props}>
      <div data-bs-theme={mode} className="text-body">
        <h1>Green fingers</h1>
        <p>
          Made with Bootstrap. <a href="#plants">Our plants</a>
        </p>
        <ul>
          <li>Sword fern</li>
          <li>Snake plant</li>
        </ul>
        <table className="table">
          <thead>
            <tr>
              <th>Plant</th>
              <th>Price</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>Sword fern</td>
              <td>€ 12</td>
            </tr>
          </tbody>
        </table>
        <label className="form-label">
          Your address
          <input className="form-control" placeholder="you@example.com" />
        </label>
        <div>
          <button type="button" className="btn btn-primary">
            Subscribe
          </button>
        </div>
      </div>
    </HostPage>
  );
}
