export * from './messages/contract';
export * from './senders/contract';
export * from './sends/contract';
