export { BuilderPage as default } from '../journeys/builder/BuilderPage';
