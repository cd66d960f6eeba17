// The chart as a picture, SVG or PNG, with its names, labels and legend. Part of the chart's module.

