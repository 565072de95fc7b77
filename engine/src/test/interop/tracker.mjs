// The real npm tracker on WebSockets. Prints its port as one line; lives until standard input ends.
import Server from 'bittorrent-tracker/server'

const server = new Server({ http: false, udp: false, ws: { perMessageDeflate: false }, stats: false })
server.on('error', error => { console.error('error:', error.message) })
server.on('warning', warning => { console.error('warning:', warning.message) })
server.listen(0, process.argv[2], () => { console.log(server.http.address().port) })
process.stdin.resume()
process.stdin.on('end', () => { process.exit(0) })
