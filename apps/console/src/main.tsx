import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { NavigationProvider } from './address/use-address.tsx';
import { KeyboardProvider } from './shell/keyboard.tsx';
import { restoreTheme } from './shell/theme.ts';
import { LiveProvider } from './use-view.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/act.css';
import './styles/workflow.css';
import './styles/situation.css';
import './styles/case.css';
import './styles/agreement.css';
import './styles/record.css';

restoreTheme();

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <NavigationProvider>
        <KeyboardProvider>
          <LiveProvider>
            <App />
          </LiveProvider>
        </KeyboardProvider>
      </NavigationProvider>
    </StrictMode>,
  );
