import Button from '@mui/material/Button';
import CssBaseline from '@mui/material/CssBaseline';
import Link from '@mui/material/Link';
import { createTheme, StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { HostPage, type HostPageProps } from './HostPage.tsx';

/** A page made with MUI, which writes its styles into the page as its components come. */
export function MuiPage({ mode, ...props }: HostPageProps & { mode: 'light' | 'dark' }): ReactElement {
  return (
    // A new engine, as it does not change its mind.
    <StyledEngineProvider key={String(props.layers)} enableCssLayer={props.layers ?? false}>
      <ThemeProvider theme={createTheme({ palette: { mode } })}>
        {props.hostStyles && <CssBaseline />}
        <HostPage {...props}>
          <Typography variant="h4" component="h1" gutterBottom>
            Green fingers
          </Typography>
          <Typography>
            Made with MUI. <Link href="#plants">Our plants</Link>
          </Typography>
          <ul>
            <li>Sword fern</li>
            <li>Snake plant</li>
          </ul>
          <Table sx={{ mb: 3 }}>
            <TableHead>
              <TableRow>
                <TableCell>Plant</TableCell>
                <TableCell>Price</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              <TableRow>
                <TableCell>Sword fern</TableCell>
                <TableCell>€ 12</TableCell>
              </TableRow>
            </TableBody>
          </Table>
          <TextField label="Your address" fullWidth sx={{ mb: 2 }} />
          <Button variant="contained">Subscribe</Button>
        </HostPage>
      </ThemeProvider>
    </StyledEngineProvider>
  );
}
