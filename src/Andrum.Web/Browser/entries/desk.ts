import { openDesk } from "../parts/desk/desk";
import { traceWhatIsSelected } from "../parts/desk/trace";

openDesk();
traceWhatIsSelected();
