/**
 * Server settings, given on the command line at every start so that a release can improve them for old folders too.
 * Chosen for two cores and a few GiB beside the application.
 * @param fsync false only for throw-away test data: a power cut may then ruin the folder
 */
export function serverSettings(port: number, fsync: boolean): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    // No socket file: after a crash its lock can name a process id that now belongs to something else.
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_worker_processes: "4",
    max_parallel_workers: "2",
    max_parallel_workers_per_gather: "1",
    random_page_cost: "1.1",
    // Compiling a query takes longer than running one of ours.
    jit: "off",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    timezone: "UTC",
    log_timezone: "Asia/Shanghai",
    log_line_prefix: "%m [%p] ",
    // Failed statements and their details can quote what citizens said; the application reports its errors itself.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  if (!fsync) {
    Object.assign(settings, {
      fsync: "off",
      full_page_writes: "off",
      wal_level: "minimal",
      max_wal_senders: "0",
      shared_buffers: "128MB",
    });
  }
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
