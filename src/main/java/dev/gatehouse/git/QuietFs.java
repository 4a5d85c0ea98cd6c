package dev.gatehouse.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.FS_Win32;
import org.eclipse.jgit.util.ProcessResult;
import org.eclipse.jgit.util.SystemReader;

/**
 * The file system that repositories are opened with. It starts no process: what a repository names
 * as a hook or a filter can ask for one only through here.
 */
final class QuietFs {
  private static final String REFUSAL = "a repository may not start a process";

  private QuietFs() {}

  static FS create() {
    return SystemReader.getInstance().isWindows() ? new Windows() : new Posix();
  }

  private static final class Posix extends FS_POSIX {
    Posix() {}

    private Posix(FS from) {
      super(from);
    }

    @Override
    public FS newInstance() {
      return new Posix(this);
    }

    /** Without the inherited look at the umask, which starts a shell. */
    @Override
    public boolean setExecute(File file, boolean canExecute) {
      return file.setExecutable(canExecute, true);
    }

    @Override
    public ProcessBuilder runInShell(String command, String[] args) {
      throw new UnsupportedOperationException(REFUSAL);
    }

    @Override
    public ExecutionResult execute(ProcessBuilder builder, InputStream in) throws IOException {
      throw new IOException(REFUSAL);
    }

    @Override
    public int runProcess(
        ProcessBuilder builder, OutputStream out, OutputStream err, InputStream in)
        throws IOException {
      throw new IOException(REFUSAL);
    }

    @Override
    public ProcessResult runHookIfPresent(
        Repository repository,
        String hook,
        String[] args,
        OutputStream out,
        OutputStream err,
        String in) {
      return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
  }

  private static final class Windows extends FS_Win32 {
    Windows() {}

    private Windows(FS from) {
      super(from);
    }

    @Override
    public FS newInstance() {
      return new Windows(this);
    }

    @Override
    public ProcessBuilder runInShell(String command, String[] args) {
      throw new UnsupportedOperationException(REFUSAL);
    }

    @Override
    public ExecutionResult execute(ProcessBuilder builder, InputStream in) throws IOException {
      throw new IOException(REFUSAL);
    }

    @Override
    public int runProcess(
        ProcessBuilder builder, OutputStream out, OutputStream err, InputStream in)
        throws IOException {
      throw new IOException(REFUSAL);
    }

    @Override
    public ProcessResult runHookIfPresent(
        Repository repository,
        String hook,
        String[] args,
        OutputStream out,
        OutputStream err,
        String in) {
      return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
  }
}
