"""The result of one corpus run: its figures, its row of the table, its file."""

import dataclasses
import json

COLUMNS = [
    "project", "version", "units (all/failed/partial)", "functions", "lock classes",
    "sites found/counted", "edges", "findings", "syntax only, s", "scan, s", "ratio",
    "link + solve, s", "peak MiB",
]

# What a figure may be called in the statistics of a scan; the first that is there counts.
_NAMES = {
    "units": ["entries", "units"],
    "units_failed": ["units_failed"],
    "units_partial": ["entries_partial", "units_partial"],
    "functions": ["functions"],
    "lock_classes": ["lock_classes"],
    "acquisition_sites": ["acquisition_sites"],
    "edges": ["edges"],
    "findings": ["findings"],
    "wall_seconds": ["wall_seconds", "time.wall"],
    "parse_seconds": ["parse_seconds", "time.parse"],
    "extract_seconds": ["extract_seconds", "time.extract"],
    "link_seconds": ["link_seconds", "time.link"],
    "solve_seconds": ["solve_seconds", "time.solve"],
    "peak_rss_kib": ["peak_rss_kib"],
}


@dataclasses.dataclass(frozen=True)
class Cost:
    """Wall time, and CPU time summed over the processes."""
    wall_seconds: float
    cpu_seconds: float


@dataclasses.dataclass(frozen=True)
class Scan:
    """What `holdwait scan` wrote, and what it cost as seen from outside."""
    command: list
    measured: object      # measure.Measured
    stats: dict
    findings: dict
    inventory: dict


class Row:
    """The figures of one run. A figure the scan did not give is None and printed as '-'."""

    def __init__(self, target, checks, syntax, scan, comparison, jobs):
        self._target = target
        self._checks = checks
        self._syntax = syntax
        self._scan = scan
        self._comparison = comparison
        self._jobs = jobs
        self.figures = {name: _first(scan.stats, names) for name, names in _NAMES.items()}
        self._fill_in()

    def bounds(self):
        """How often each bound was hit, without the zeros."""
        stats = self._scan.stats
        bounds = dict(stats.get("bounds") or {})
        bounds.update({name.removeprefix("bound."): count for name, count in stats.items()
                       if name.startswith("bound.")})
        return {name: count for name, count in sorted(bounds.items()) if count}

    def ratio(self):
        """Scan time over syntax check time."""
        return self._scan.measured.wall_seconds / max(self._syntax.wall_seconds, 1e-9)

    def markdown(self):
        """The table: head and one row."""
        figures, comparison = self.figures, self._comparison
        cells = [
            self._target.name, self._target.version,
            "/".join(_shown(figures[name]) for name in ["units", "units_failed", "units_partial"]),
            _shown(figures["functions"]), _shown(figures["lock_classes"]),
            f"{comparison.found}/{comparison.counted} ({comparison.percent:.1f} %)",
            _shown(figures["edges"]), _shown(figures["findings"]),
            f"{self._syntax.wall_seconds:.1f}", f"{self._scan.measured.wall_seconds:.1f}",
            f"{self.ratio():.2f}", _seconds(figures["link_seconds"], figures["solve_seconds"]),
            f"{figures['peak_rss_kib'] / 1024:.0f}",
        ]
        return "\n".join("| " + " | ".join(row) + " |"
                         for row in [COLUMNS, ["---"] * len(COLUMNS), cells])

    def store(self, path):
        """Writes everything that is known, under a temporary name first."""
        document = {
            "project": self._target.name,
            "version": self._target.version,
            "jobs": self._jobs,
            "command": self._scan.command,
            "exit_status": self._scan.measured.status,
            "figures": self.figures,
            "bounds": self.bounds(),
            "syntax_only": {**dataclasses.asdict(self._syntax),
                            "failed": [one.file for one in self._checks if not one.ok]},
            "scan": dataclasses.asdict(self._scan.measured),
            "ratio": self.ratio(),
            "sites": {
                "found": self._comparison.found,
                "counted": self._comparison.counted,
                "misses": [dataclasses.asdict(site) for site in self._comparison.misses],
                "not_compiled": [dataclasses.asdict(site)
                                 for site in self._comparison.not_compiled],
            },
        }
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(document, indent=1) + "\n")
        partial.replace(path)

    def _fill_in(self):
        """Figures that can be counted here when the statistics lack them."""
        inventory, findings = self._scan.inventory, self._scan.findings
        counted = {
            "lock_classes": len(inventory.get("classes", [])),
            "acquisition_sites": sum(len(one.get("sites", []))
                                     for one in inventory.get("classes", [])),
            "edges": len(inventory.get("edges", [])),
            "findings": len(findings.get("findings", [])) if isinstance(findings, dict)
                        else len(findings),
            "peak_rss_kib": self._scan.measured.peak_rss_kib,
        }
        for name, value in counted.items():
            if self.figures[name] is None:
                self.figures[name] = value


def _first(stats, names):
    return next((stats[name] for name in names if name in stats), None)


def _shown(value):
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _seconds(*parts):
    known = [part for part in parts if part is not None]
    return f"{sum(known):.2f}" if known else "-"
