// Module hooks: the native WebRTC of node is not installed, what imports it gets the fake.
export async function resolve (specifier, context, next) {
  return specifier === 'webrtc-polyfill'
    ? { url: new URL('./fake-webrtc.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context)
}
