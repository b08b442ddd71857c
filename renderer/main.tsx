import './app/trusted-types.ts';
import './app/mantine.css';
import '@mantine/notifications/styles.css';
import './app/palette.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { StateStore } from './app/state-store.ts';
import { openPort } from './port/open-port.ts';

const port = openPort();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
createRoot(root).render(<App port={port} store={new StateStore(port)} />);
