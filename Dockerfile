FROM node:22.20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app

# What the installation generates from, the Prisma client and the playground, comes first.
COPY package.json package-lock.json ./
COPY prisma prisma
COPY examples examples
COPY src/playground src/playground
RUN npm ci --omit=dev && npm cache clean --force

COPY . .

# Without DATABASE_URL, the embedded Postgres keeps its data here.
RUN install -d -o node -g node .claimgraph
VOLUME /app/.claimgraph

USER node
EXPOSE 4000
# As `npm start` has it.
CMD ["node", "--no-allocation-site-pretenuring", "--no-flush-bytecode", "--no-memory-reducer", "--import", "tsx", "src/main.ts"]
