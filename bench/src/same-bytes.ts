import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

/** The baseline of `home`: Fastify and nothing else, giving the same bytes from memory. */
const bytes = readFileSync(process.argv[2]!)
const app = Fastify()
app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes))
process.stdout.write(`ready ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
process.once('SIGINT', () => void app.close())
