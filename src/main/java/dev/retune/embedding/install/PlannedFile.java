package dev.retune.embedding.install;

import dev.retune.embedding.hub.HubFile;

/**
 * A file to install.
 *
 * @param file what the hub tells about it
 * @param present bytes of it that are on this machine already, from an interrupted installation or
 *     the cache of the hub's own clients
 */
public record PlannedFile(HubFile file, long present) {}
