package dev.gatehouse.workspace;

import dev.gatehouse.workspace.Workspace.Missing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folders that discovery settled on.
 *
 * @param missing why a checkout is not there
 * @param findings how the choice was made, where that is worth a look
 */
record Found(Path dev, Optional<Path> prod, List<Missing> missing, List<String> findings) {}
