# The page is built with the development packages; what runs gets it finished, without them.
FROM node:26-slim AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Left to the step below: of the page there is nothing here yet. The packages themselves need no scripts of their own.
RUN npm ci --ignore-scripts
COPY scripts/build-page.ts scripts/build-page.ts
COPY web web
RUN node scripts/build-page.ts

# The product with its own Node; nothing of it is compiled.
FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings Node itself, so the optional packages that bring it elsewhere are left out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY bot bot
COPY adapters adapters
COPY dialogs dialogs
COPY domain domain
COPY scripts scripts
COPY --from=page /app/dist/page dist/page
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 3000
# SIGTERM reaches the process itself, which finishes what runs before it ends.
CMD ["node", "--max-semi-space-size=2", "--v8-pool-size=1", "--disable-warning=ExperimentalWarning", "bot/main.js"]
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/livez').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
