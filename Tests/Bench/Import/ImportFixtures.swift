/// Small files as the programs write them, cut from real ones.
enum ImportFixtures {
    static let hyperfine = """
        {"results": [
            {"command": "sleep 0.01", "mean": 0.0120033442, "stddev": 0.00009424100763839521, "median": 0.012011106,
             "user": 0.0017328, "system": 0.0, "min": 0.011861101, "max": 0.012095633000000001,
             "times": [0.011970474, 0.012078407000000001, 0.011861101],
             "memory_usage_byte": [3710976, 3710976, 3715072], "exit_codes": [0, 0, 0], "parameters": {"n": "1"}},
            {"command": "false", "mean": 0.001, "stddev": null, "median": 0.001, "user": 0.0, "system": 0.0,
             "min": 0.001, "max": 0.001, "times": [0.001, 0.0012], "exit_codes": [1, null]},
            {"command": "sleep 0.01", "mean": 0.02, "median": 0.021, "user": 0.0, "system": 0.0, "min": 0.01, "max": 0.03}
        ]}
        """

    static let pytest = """
        {"machine_info": {"node": "secret-host", "processor": "", "machine": "x86_64", "python_implementation": "CPython",
          "python_version": "3.11.7", "release": "6.1.0", "system": "Linux",
          "cpu": {"count": 2, "brand_raw": "AMD EPYC", "hz_advertised": [2596098000, 0]}},
         "commit_info": {"id": "9fb8a1", "time": null, "author_time": null, "dirty": true, "project": "p", "branch": "main"},
         "benchmarks": [
          {"group": null, "name": "test_sum", "fullname": "test_b.py::test_sum", "params": null, "param": null,
           "extra_info": {}, "options": {"disable_gc": false, "timer": "perf_counter", "warmup": false},
           "stats": {"min": 1.7e-05, "max": 1.9e-05, "mean": 1.8e-05, "stddev": 4.5e-07, "rounds": 3, "median": 1.85e-05,
             "outliers": "2;0", "ops": 54166.0, "total": 1.1e-4, "data": [1.912849984364584e-05, 1.8146998627344146e-05, 1.7e-05],
             "iterations": 2}},
          {"group": "g", "name": "test_size[10]", "fullname": "test_b.py::test_size[10]", "params": {"n": 10}, "param": "10",
           "extra_info": {}, "options": {}, "stats": {"min": 7e-06, "max": 9e-06, "mean": 8e-06, "stddev": 4e-07,
             "rounds": 5, "median": 7.8e-06, "iterations": 1}}],
         "datetime": "2026-03-01T12:00:00.775540+01:00", "version": "5.2.3"}
        """

    static let google = """
        {"context": {"date": "2026-11-22T00:58:27+00:00", "host_name": "secret-host", "executable": "./gb", "num_cpus": 2,
          "mhz_per_cpu": 2596, "cpu_scaling_enabled": false, "caches": [], "load_avg": [1.42822, 1.74365, 1.66602],
          "library_build_type": "release"},
         "benchmarks": [
          {"name": "BM_fill/64", "family_index": 0, "run_name": "BM_fill/64", "run_type": "iteration", "repetitions": 2,
           "repetition_index": 0, "threads": 1, "iterations": 232364, "real_time": 5.8879314366735862e+01,
           "cpu_time": 5.8372105833950179e+01, "time_unit": "ns", "bytes_per_second": 4.3856564080151129e+09,
           "extra": 3.5, "items_per_second": 1.0964141020037782e+09, "label": "warm"},
          {"name": "BM_fill/64", "run_name": "BM_fill/64", "run_type": "iteration", "repetitions": 2, "repetition_index": 1,
           "threads": 1, "iterations": 232364, "real_time": 57.0, "cpu_time": 56.5, "time_unit": "ns",
           "bytes_per_second": 4.4e+09, "extra": 4.5, "items_per_second": 1.1e+09, "label": "warm"},
          {"name": "BM_fill/64_mean", "run_name": "BM_fill/64", "run_type": "aggregate", "aggregate_name": "mean",
           "aggregate_unit": "time", "iterations": 2, "real_time": 58.0, "cpu_time": 57.0, "time_unit": "ns"},
          {"name": "BM_skip", "run_name": "BM_skip", "run_type": "iteration", "repetitions": 1, "repetition_index": 0,
           "threads": 1, "error_occurred": true, "error_message": "no data", "iterations": 1, "real_time": 0.0,
           "cpu_time": 0.0, "time_unit": "ns"},
          {"name": "BM_sort_mean", "run_name": "BM_sort", "run_type": "aggregate", "aggregate_name": "mean",
           "aggregate_unit": "time", "iterations": 3, "real_time": 2.0, "cpu_time": 2.0, "time_unit": "ms"},
          {"name": "BM_sort_median", "run_name": "BM_sort", "run_type": "aggregate", "aggregate_name": "median",
           "aggregate_unit": "time", "iterations": 3, "real_time": 1.5, "cpu_time": 1.4, "time_unit": "ms"},
          {"name": "BM_sort_cv", "run_name": "BM_sort", "run_type": "aggregate", "aggregate_name": "cv",
           "aggregate_unit": "percentage", "iterations": 3, "real_time": 0.1, "cpu_time": 0.1, "time_unit": "ms"},
          {"name": "BM_n_BigO", "run_name": "BM_n", "run_type": "aggregate", "aggregate_name": "BigO",
           "cpu_coefficient": 1.5, "real_coefficient": 1.5, "big_o": "N", "time_unit": "ns"}]}
        """

    static let criterionSample = """
        {"sampling_mode":"Linear","iters":[2.0,4.0,6.0],"times":[2000.0,4400.0,6000.0]}
        """
    static let criterionBenchmark = """
        {"group_id":"parse","function_id":"fast","value_str":"64","throughput":{"Elements":64},"full_id":"parse/fast/64",\
        "directory_name":"parse/fast/64","title":"parse/fast/64"}
        """
    static let criterionEstimates = """
        {"mean":{"confidence_interval":{"confidence_level":0.95,"lower_bound":1000.0,"upper_bound":1100.0},\
        "point_estimate":1050.0,"standard_error":20.0},"median":{"confidence_interval":{"confidence_level":0.95,\
        "lower_bound":1000.0,"upper_bound":1100.0},"point_estimate":1040.0,"standard_error":20.0},"slope":null}
        """
}
