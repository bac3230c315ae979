// Loaded before the product (node --import): its wall clock can be set to another time, as an administrator or a bad time server does.
// Timers go by another clock and run on, as they do in earnest.
let shiftMs = 0;

globalThis.Date = new Proxy(Date, {
  construct(target, args, newTarget) {
    return Reflect.construct(target, args.length === 0 ? [target.now() + shiftMs] : args, newTarget);
  },
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get(target, name, receiver) {
    return name === 'now' ? () => target.now() + shiftMs : Reflect.get(target, name, receiver);
  },
});

process.on('message', (message) => {
  shiftMs = message.shiftMs;
  process.send({ shiftMs });
});
process.channel.unref();
