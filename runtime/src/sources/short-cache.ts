export { ShortCache } from '../platform/short-cache';
