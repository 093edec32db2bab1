export { PortInUseError, startServer } from './server.ts';
export type { LiveMission, RunningServer, ServerOptions } from './server.ts';
