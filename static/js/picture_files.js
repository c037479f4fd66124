// Tells whether a link leads to a picture's own file, by its name: what is behind it is not asked for.
const FILE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

export const leadsToFile = (link) => /^https?:$/.test(link.protocol) && FILE.test(link.pathname);
